package vn.danda.channels.messenger;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import vn.danda.channels.Secret;

/**
 * How we reach the Facebook page.
 *
 * @param pageId the page's id; events of other pages are not ours
 * @param pageToken the page's access token; empty = the channel is off
 * @param appSecret signs every delivery, and proves that we are the app the token was given to
 * @param verifyToken what Meta must say when the webhook is set up; a word of our choice
 * @param appId our app's id, to tell our own echoes from those of other apps; empty = by our mark in them alone
 * @param graphUrl scheme, host and port of the Graph API
 * @param graphVersion a version lives about two years: Meta announces the end of each
 * @param profile what stands on the page's chat before anybody writes, or null to leave the page's own
 */
@ConfigurationProperties("danda.messenger")
record MessengerSettings(
    @DefaultValue("") String pageId,
    @DefaultValue("") Secret pageToken,
    @DefaultValue("") Secret appSecret,
    @DefaultValue("") Secret verifyToken,
    @DefaultValue("") String appId,
    @DefaultValue("https://graph.facebook.com") URI graphUrl,
    @DefaultValue("v25.0") String graphVersion,
    @Nullable Resource profile) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,32}");
  private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");

  MessengerSettings {
    if (!pageToken.isEmpty()) {
      check(pageId, appSecret, verifyToken, graphUrl, graphVersion);
    }
  }

  private static void check(
      String pageId, Secret appSecret, Secret verifyToken, URI graphUrl, String graphVersion) {
    if (!NUMBER.matcher(pageId).matches()) {
      throw new IllegalArgumentException(
          "DANDA_MESSENGER_PAGE_ID must be the page's number (Page > About > Page transparency), but is '" + pageId + "'");
    }
    if (appSecret.isEmpty()) {
      throw new IllegalArgumentException(
          "DANDA_MESSENGER_PAGE_TOKEN needs DANDA_MESSENGER_APP_SECRET. Without it anybody could send messages in other"
              + " people's names.");
    }
    if (verifyToken.isEmpty()) {
      throw new IllegalArgumentException(
          "DANDA_MESSENGER_PAGE_TOKEN needs DANDA_MESSENGER_VERIFY_TOKEN: a word of your choice that you also type in"
              + " Meta's dashboard where the webhook is set up.");
    }
    if (graphUrl.getHost() == null || (graphUrl.getPath() != null && graphUrl.getPath().length() > 1)) {
      throw new IllegalArgumentException(
          "DANDA_MESSENGER_GRAPH_URL must be scheme://host[:port] without a path, but is '" + graphUrl + "'");
    }
    if (!VERSION.matcher(graphVersion).matches()) {
      throw new IllegalArgumentException(
          "DANDA_MESSENGER_GRAPH_VERSION must look like v25.0, but is '" + graphVersion + "'");
    }
  }

  /** The address of a call, for example {@code https://graph.facebook.com/v25.0/me/messages}. */
  URI address(String path, String query) {
    return graphUrl.resolve("/" + graphVersion + path + "?" + query);
  }
}
