package vn.danda.channels.messenger;

import com.github.messenger4j.messengerprofile.MessengerSettings;
import com.github.messenger4j.messengerprofile.getstarted.StartButton;
import com.github.messenger4j.messengerprofile.greeting.Greeting;
import com.github.messenger4j.messengerprofile.greeting.LocalizedGreeting;
import com.github.messenger4j.messengerprofile.persistentmenu.LocalizedPersistentMenu;
import com.github.messenger4j.messengerprofile.persistentmenu.PersistentMenu;
import com.github.messenger4j.messengerprofile.persistentmenu.action.CallToAction;
import com.github.messenger4j.messengerprofile.persistentmenu.action.PostbackCallToAction;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * What stands on the page's chat before anybody writes: the greeting, "Get started", first questions (ice breakers) and
 * the menu. The words come from a file of the server's: {@code {"greeting": "…", "ice_breakers": [{"question": "…",
 * "payload": "…"}], "menu": [{"title": "…", "payload": "…"}]}}.
 */
final class MessengerProfile {

  private static final int LONGEST_GREETING = 160;
  private static final int MOST_ICE_BREAKERS = 4;
  private static final int LONGEST_ICE_BREAKER = 80;
  private static final int MOST_IN_MENU = 20;
  private static final int LONGEST_TITLE = 30;

  private MessengerProfile() {}

  /** The file as Meta wants it. Throws with a sentence that names what is wrong with the file. */
  static JsonObject read(Resource file) {
    JsonObject words = json(file);
    String greeting = MessengerJson.word(words, "greeting");
    check(greeting != null && greeting.length() <= LONGEST_GREETING, "greeting", LONGEST_GREETING, greeting);
    JsonObject profile =
        MessengerSender.json(
            MessengerSettings.create(
                Optional.of(StartButton.create(MessengerEvents.GET_STARTED)),
                Optional.of(Greeting.create(String.valueOf(greeting), new LocalizedGreeting[0])),
                Optional.of(menu(MessengerJson.list(words, "menu"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    profile.add("ice_breakers", iceBreakers(MessengerJson.list(words, "ice_breakers")));
    return profile;
  }

  private static PersistentMenu menu(List<JsonElement> entries) {
    check(!entries.isEmpty() && entries.size() <= MOST_IN_MENU, "number of menu entries", MOST_IN_MENU, entries.size());
    List<CallToAction> actions =
        entries.stream()
            .map(entry -> (CallToAction) PostbackCallToAction.create(named(entry, "title", LONGEST_TITLE), payload(entry)))
            .toList();
    return PersistentMenu.create(false, Optional.of(actions), new LocalizedPersistentMenu[0]);
  }

  /** Not in the library: Meta made them in 2020. */
  private static JsonArray iceBreakers(List<JsonElement> entries) {
    check(entries.size() <= MOST_ICE_BREAKERS, "number of ice_breakers", MOST_ICE_BREAKERS, entries.size());
    JsonArray questions = new JsonArray();
    for (JsonElement entry : entries) {
      JsonObject question = new JsonObject();
      question.addProperty("question", named(entry, "question", LONGEST_ICE_BREAKER));
      question.addProperty("payload", payload(entry));
      questions.add(question);
    }
    JsonObject forAll = new JsonObject();
    forAll.add("call_to_actions", questions);
    forAll.addProperty("locale", "default");
    JsonArray byLocale = new JsonArray();
    byLocale.add(forAll);
    return byLocale;
  }

  private static String payload(JsonElement entry) {
    return named(entry, "payload", 64);
  }

  private static String named(JsonElement entry, String name, int longest) {
    String value = entry instanceof JsonObject object ? MessengerJson.word(object, name) : null;
    check(value != null && value.length() <= longest, name, longest, value);
    return String.valueOf(value);
  }

  private static void check(boolean good, String name, int most, @Nullable Object value) {
    if (!good) {
      throw new IllegalArgumentException(
          "The Messenger profile's " + name + " must be there and at most " + most + ", but is '" + value + "'");
    }
  }

  private static JsonObject json(Resource file) {
    try {
      JsonObject json = MessengerJson.read(file.getContentAsString(StandardCharsets.UTF_8));
      if (json == null) {
        throw new IllegalArgumentException("The Messenger profile " + file.getDescription() + " is not a JSON object");
      }
      return json;
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read the Messenger profile " + file.getDescription(), e);
    }
  }
}
