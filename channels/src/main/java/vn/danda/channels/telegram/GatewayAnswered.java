package vn.danda.channels.telegram;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import vn.danda.channels.TurnedAway;

/** An error that is not the Bot API's. The library reads only the body, so the status would be lost. */
final class GatewayAnswered extends IOException {

  /** Errors of the Bot API are a few hundred bytes. */
  private static final long LOOKED_AT = 16 * 1024;

  final int status;
  final transient @Nullable Duration retryAfter;

  private GatewayAnswered(int status, @Nullable Duration retryAfter) {
    super("not an answer of the Bot API: HTTP " + status);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Makes a client throw this exception. */
  static OkHttpClient.Builder tellIn(OkHttpClient.Builder client) {
    return client.addInterceptor(GatewayAnswered::look);
  }

  private static Response look(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isSuccessful() || isTelegrams(response)) {
      return response;
    }
    response.close();
    throw new GatewayAnswered(response.code(), TurnedAway.retryAfter(response.header("Retry-After")));
  }

  private static boolean isTelegrams(Response response) throws IOException {
    try {
      TelegramJson.answer(response.peekBody(LOOKED_AT).string());
      return true;
    } catch (TelegramApiRequestException somebodyElses) {
      return false;
    }
  }
}
