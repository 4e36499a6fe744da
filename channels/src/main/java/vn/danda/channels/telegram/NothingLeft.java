package vn.danda.channels.telegram;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * No connection stood, so not a byte of the request left this machine. OkHttp throws the same exceptions before and
 * after sending; whether a message may be tried again freely hangs on this difference.
 */
final class NothingLeft extends IOException {

  private NothingLeft(IOException cause) {
    super("no connection", cause);
  }

  /** Makes a client throw this exception: a network interceptor runs only once a connection stands. */
  static OkHttpClient.Builder tellIn(OkHttpClient.Builder client) {
    return client.addInterceptor(NothingLeft::watch).addNetworkInterceptor(NothingLeft::mark);
  }

  private static okhttp3.Response watch(Interceptor.Chain chain) throws IOException {
    AtomicBoolean connected = new AtomicBoolean();
    Request request = chain.request().newBuilder().tag(AtomicBoolean.class, connected).build();
    try {
      return chain.proceed(request);
    } catch (IOException error) {
      throw connected.get() ? error : new NothingLeft(error);
    }
  }

  private static okhttp3.Response mark(Interceptor.Chain chain) throws IOException {
    AtomicBoolean connected = chain.request().tag(AtomicBoolean.class);
    if (connected != null) {
      connected.set(true);
    }
    return chain.proceed(chain.request());
  }
}
