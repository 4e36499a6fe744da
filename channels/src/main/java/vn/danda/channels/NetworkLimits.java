package vn.danda.channels;

/** What each network lets us send: one place for those who send and for those who show beforehand how it will look. */
public final class NetworkLimits {

  /**
   * 2000 letters less the agent's name above; 13 quick replies of 20 letters. Meta takes 300 messages a second and says
   * that more than 40 disturb the page's inbox; 2 a second per conversation.
   */
  public static final Capabilities MESSENGER = new Capabilities(1900, 13, 20, true, 40, 2);

  /**
   * 4096 and 100 buttons are Telegram's limits; more than 8 buttons nobody reads. Rates are not published: about 30 a
   * second over all and one a second per chat is what peers keep to, and 429 names the rest. The text limit leaves room
   * for the agent's name above.
   */
  public static final Capabilities TELEGRAM = new Capabilities(4000, 8, 40, true, 25, 1, 20);

  /**
   * 2000 characters is Zalo's limit; it leaves room for the agent's name above. No buttons in these messages. 4000 calls
   * a minute for the app are 66 a second. Per person nothing is published; two a second is quicker than anybody reads.
   */
  public static final Capabilities ZALO = new Capabilities(1900, 0, 30, true, 60, 2);

  public static final Capabilities WEB = new Capabilities(4000, 13, 30, false, 1000, 10);

  private NetworkLimits() {}
}
