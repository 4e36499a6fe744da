package vn.danda.channels.messenger;

import com.github.messenger4j.send.senderaction.SenderAction;
import com.google.gson.JsonObject;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.Deadline;
import vn.danda.channels.NetworkLimits;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.HideComment;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.Permit;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;

/** Sends through a Facebook page. Thread-safe. */
final class MessengerChannel implements Channel {

  private static final String MESSAGES = "/me/messages";

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final String pageId;
  private final GraphCalls graph;
  private final MessengerPersonas personas;
  private final MeterRegistry meters;

  MessengerChannel(String pageId, GraphCalls graph, MessengerPersonas personas, MeterRegistry meters) {
    this.pageId = pageId;
    this.graph = graph;
    this.personas = personas;
    this.meters = meters;
  }

  @Override
  public String name() {
    return MessengerEvents.CHANNEL;
  }

  @Override
  public Capabilities capabilities() {
    return NetworkLimits.MESSENGER;
  }

  @Override
  public SendResult send(OutboundMessage message) {
    return send(message, Permit.ALWAYS);
  }

  /** {@code HUMAN_AGENT} stands in the permit when a signed-in person writes after 24 hours; never decided here. */
  @Override
  public SendResult send(OutboundMessage message, Permit permit) {
    SendResult result =
        switch (message) {
          case Say say ->
              asPerson(
                  say.author(),
                  say.authorName(),
                  persona -> MessengerSender.message(say, persona, permit.tag()));
          case ReplyPrivately reply ->
              asPerson(reply.author(), reply.authorName(), persona -> MessengerSender.privateReply(reply, persona));
          case ReplyPublicly reply ->
              MessengerErrors.toResult(
                  graph.post("/" + reply.commentId() + "/comments", MessengerSender.publicReply(reply)), "id");
          case HideComment hide ->
              MessengerErrors.toResult(graph.post("/" + hide.commentId(), MessengerSender.hiding()), null);
          // Nothing spins at Messenger.
          case Acknowledge _ -> new Sent(null);
        };
    meters
        .counter("danda.channel.sends", "channel", name(), "result", result.getClass().getSimpleName())
        .increment();
    return result;
  }

  /** "Seen" and then the dots, which Meta takes away after 20 seconds or with the next message. */
  @Override
  public void typing(ContactId contact) {
    graph.post(MESSAGES, MessengerSender.action(contact, SenderAction.MARK_SEEN));
    graph.post(MESSAGES, MessengerSender.action(contact, SenderAction.TYPING_ON));
  }

  @Override
  public Optional<URI> link(String word) {
    return Optional.of(URI.create("https://m.me/" + pageId + "?ref=" + word));
  }

  private SendResult asPerson(
      Author author, @Nullable String name, Function<@Nullable String, JsonObject> message) {
    Deadline deadline = Deadline.ofSend();
    Optional<String> persona = author == Author.AGENT ? personas.of(name) : Optional.empty();
    SendResult result = say(message.apply(persona.orElse(null)), deadline);
    if (result instanceof Refused && persona.isPresent() && name != null) {
      // Somebody may have removed the persona at Meta. The words matter more than the picture.
      personas.forget(name);
      return deadline.allowsAnotherCall()
          ? say(message.apply(null), deadline)
          : new TryAgain(AT_ONCE, "no time left to send it without the persona");
    }
    return result;
  }

  private SendResult say(JsonObject message, Deadline deadline) {
    return MessengerErrors.toResult(graph.post(MESSAGES, message, deadline.left()), "message_id");
  }
}
