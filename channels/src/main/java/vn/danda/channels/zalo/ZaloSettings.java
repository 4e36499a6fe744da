package vn.danda.channels.zalo;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.danda.channels.Secret;

/**
 * How we reach Zalo.
 *
 * @param appId the app at developers.zalo.me; empty = the channel is off
 * @param oaId the Official Account; events of others are left alone
 * @param webhookSecret the "OA secret key" Zalo signs with; not the app's secret
 * @param appSecret the app's secret, for new tokens; also locks up the stored ones
 * @param refreshToken the first refresh token, used once; later ones are stored. A new value here is used again
 * @param signature the one way of signing that is accepted, as the self-check names it; empty = any of the known ones
 * @param siteVerification the code of the file by which Zalo checks that the domain is ours; empty = no such file
 * @param imageUrl a picture above the "share my number" card, or empty
 */
@ConfigurationProperties("danda.zalo")
record ZaloSettings(
    @DefaultValue("") String appId,
    @DefaultValue("") String oaId,
    @DefaultValue("") Secret webhookSecret,
    @DefaultValue("") Secret appSecret,
    @DefaultValue("") Secret refreshToken,
    @DefaultValue("https://openapi.zalo.me") URI apiUrl,
    @DefaultValue("https://oauth.zaloapp.com") URI oauthUrl,
    @DefaultValue("") String signature,
    @DefaultValue("") String siteVerification,
    @DefaultValue("") String imageUrl) {

  ZaloSettings {
    appId = appId.strip();
    oaId = oaId.strip();
    if (!appId.isEmpty()) {
      need(!oaId.isEmpty(), "DANDA_ZALO_OA_ID", "the Official Account's id, from oa.zalo.me");
      need(!webhookSecret.isEmpty(), "DANDA_ZALO_WEBHOOK_SECRET", "the OA secret key, from the app's Webhook page. "
          + "Without it anybody could send messages in other people's names");
      need(!appSecret.isEmpty(), "DANDA_ZALO_APP_SECRET", "the app's secret key, or no new access token can be fetched");
    }
    if (!signature.isEmpty() && ZaloSignature.Variant.named(signature).isEmpty()) {
      throw new IllegalArgumentException(
          "DANDA_ZALO_SIGNATURE must be one of " + ZaloSignature.Variant.names() + " or empty, but is '" + signature + "'");
    }
    if (!siteVerification.matches("[A-Za-z0-9_-]{0,128}")) {
      throw new IllegalArgumentException(
          "DANDA_ZALO_SITE_VERIFICATION is the code alone, without zalo_verifier and .html: letters, digits, _ and -");
    }
  }

  private static void need(boolean there, String setting, String what) {
    if (!there) {
      throw new IllegalArgumentException("DANDA_ZALO_APP_ID is set, so " + setting + " is needed: " + what + ".");
    }
  }
}
