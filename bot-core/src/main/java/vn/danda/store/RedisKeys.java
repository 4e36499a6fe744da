package vn.danda.store;

import vn.danda.channels.ContactId;

/**
 * Every Redis key, what is stored there, its type, and when it goes. All keys of one conversation carry the hash tag of
 * its shard, so that one script may touch them on a Redis Cluster too.
 */
public final class RedisKeys {

  private RedisKeys() {}

  /** STREAM, field {@code e}: a conversation event as JSON. Deleted by the commit of its turn. */
  public static String inbound(Shard shard) {
    return shard.tag() + ":inbound";
  }

  /** STRING: an event with this dedupe key was accepted. Goes after 7 days, the networks' longest retry and more. */
  public static String seen(Shard shard, String dedupeKey) {
    return shard.tag() + ":seen:" + dedupeKey;
  }

  /** HASH {@code version}, {@code state} (JSON): one conversation. Goes 180 days after its last turn. */
  public static String conversation(ContactId contact) {
    return Shard.of(contact).tag() + ":conversation:" + contact;
  }

  /** ZSET contact → when its next timer rings, in milliseconds. Members go when rung or taken off; the state has the timers. */
  public static String timers(Shard shard) {
    return shard.tag() + ":timers";
  }

  /** STREAM, field {@code m}: an outbound message as JSON. Deleted when its sending is settled. */
  public static String outbound(Shard shard) {
    return shard.tag() + ":outbound";
  }

  /** HASH entry id → {@code tries claimedUntilMillis nextTryMillis deaths token}: sends begun and not settled. */
  public static String sending(Shard shard) {
    return shard.tag() + ":sending";
  }

  /** STRING: when the contact's next message is due by the pace, in milliseconds. Goes when that is over. */
  public static String contactPace(ContactId contact) {
    return Shard.of(contact).tag() + ":pace:" + contact;
  }

  /** HASH {@code until}, {@code rate}, {@code next}: how fast an account may send. Goes some seconds after its last send. */
  public static String accountPace(String channel) {
    return "pace:" + channel;
  }

  /** STREAM, field {@code r}: records for the database as JSON. Deleted when they are committed there. */
  public static String records(Shard shard) {
    return shard.tag() + ":records";
  }

  /** STREAM, fields {@code what}, {@code why}, {@code body}: what could not be handled. Stays until a person looks. */
  public static String dead(Shard shard) {
    return shard.tag() + ":dead";
  }

  /** HASH entry id → how often a server died while thinking about it. Goes when the shard's first entries are handled. */
  public static String deaths(Shard shard) {
    return shard.tag() + ":deaths";
  }

  /** STRING: the node that works this shard. Goes by itself after {@code ShardLeases.LEASE}. */
  public static String lease(Shard shard) {
    return shard.tag() + ":lease";
  }

  /** STREAM, field {@code j}: what a web-chat visitor's page shows. Capped; goes 30 days after the last message. */
  public static String webLog(ContactId visitor) {
    return Shard.of(visitor).tag() + ":web:" + visitor.externalId();
  }

  /** STRING: a line with this key is in the visitor's log already. Goes after 1 day. */
  public static String webSeen(ContactId visitor, String key) {
    return Shard.of(visitor).tag() + ":webseen:" + visitor.externalId() + ":" + key;
  }

  /** HASH who of the staff looks or types → until when, in milliseconds. Goes 25 seconds after the last sign. */
  public static String presence(ContactId contact) {
    return Shard.of(contact).tag() + ":presence:" + contact;
  }

  /** STRING: an agent types to this visitor. Goes after 6 seconds. */
  public static String webTyping(ContactId visitor) {
    return Shard.of(visitor).tag() + ":webtyping:" + visitor.externalId();
  }

  /** STRING: the visitor a stream ticket was given to. Goes after 30 seconds or at its first use. */
  public static String webTicket(String ticket) {
    return "webticket:" + ticket;
  }

  /** STRING: signs web-chat visitors' tokens. Made at the first start, kept for good. */
  public static final String WEB_SECRET = "web:secret";

  /** ZSET node → time of its last sign of life in milliseconds. Old members are removed by any node. */
  public static final String NODES = "nodes";

  /** STRING: the contact whose conversation this code brings along. Goes after 10 minutes or at its use. */
  public static String continuation(String code) {
    return "{continue}:code:" + code;
  }

  /** STRING: what the code in this event was answered, for the event thought through again. Goes after 1 day. */
  public static String continuationUsed(String eventKey) {
    return "{continue}:used:" + eventKey;
  }

  /** SET of event keys: wrong codes this contact sent. Goes 1 hour after the last. */
  public static String continuationTries(ContactId contact) {
    return "{continue}:tries:" + contact;
  }

  /** SET of event keys: wrong codes anybody sent. Goes 10 minutes after the first. */
  public static final String CONTINUATION_TRIES = "{continue}:tries";

  /** HASH tries, until (milliseconds): tries to sign in, of an account, a place or both. Goes 1 day after the last. */
  public static String slowedTries(String hashed) {
    return "{tries}:" + hashed;
  }

  /** STRING: the id a Telegram group has today. Kept for good: Telegram never gives the old one back. */
  public static String groupMoved(String chatId) {
    return "telegram:moved:" + chatId;
  }

  /** HASH agent's name as citizens see it → persona id at Meta. Kept for good; what is missing is made anew. */
  public static final String PERSONAS = "messenger:personas";

  /** STRING: the node that polls this channel. Goes after its lease. */
  public static String polling(String channel) {
    return "polling:" + channel;
  }

  /** HASH name → time in milliseconds, text: what a channel noticed last, for its self-check. A handful of fields, kept. */
  public static String notes(String channel) {
    return "notes:" + channel;
  }

  /** STRING: the channel's current tokens, encrypted. Kept; a copy stands in the database. */
  public static String tokens(String channel) {
    return "tokens:" + channel;
  }

  /** STRING: the node that fetches new tokens for the channel. Goes after at most half a minute. */
  public static String tokensLock(String channel) {
    return "tokens-lock:" + channel;
  }
}
