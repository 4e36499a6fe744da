package vn.danda.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The public pages carry a fingerprint, so that who has read one gets a short "still the same" instead of the page. */
@Configuration
class PublicSiteConfiguration {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> fingerprints() {
    ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
    // The web server compresses a page only when its fingerprint does not promise the very same bytes.
    filter.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/hoi-dap", "/hoi-dap/*", "/sitemap.xml");
    return registration;
  }
}
