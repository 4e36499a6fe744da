package vn.danda.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The console speaks Vietnamese until somebody chooses English ({@code ?lang=en}); their browser remembers it. What a
 * telephone is set to does not count: cheap ones are sold set to English.
 */
@Configuration
class LanguageConfiguration implements WebMvcConfigurer {

  static final Locale VIETNAMESE = Locale.of("vi");

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("danda-lang");
    resolver.setDefaultLocale(VIETNAMESE);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    // A cookie somebody has broken is no reason to show no page.
    resolver.setRejectInvalidCookies(false);
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor chosen = new LocaleChangeInterceptor();
    chosen.setParamName("lang");
    chosen.setIgnoreInvalidLocale(true);
    registry.addInterceptor(chosen).addPathPatterns("/console/**");
  }
}
