package vn.danda.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import vn.danda.channels.InboundListener.CannotAccept;
import vn.danda.store.StoreTrouble;

/**
 * What people see of a page that cannot be shown: {@code templates/error.html}, which never repeats what was sent.
 * Everything unforeseen reaches the same template through Spring Boot's own error page.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageProblems {

  private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

  @ExceptionHandler(NoSuchPage.class)
  ModelAndView noSuchPage() {
    return page(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler(NoResourceFoundException.class)
  Object nothingThere(NoResourceFoundException nothing, HttpServletRequest request) {
    return request.getRequestURI().startsWith("/console")
        ? page(HttpStatus.NOT_FOUND)
        : ResponseEntity.of(nothing.getBody()).build();
  }

  @ExceptionHandler({ServletRequestBindingException.class, MethodArgumentTypeMismatchException.class})
  ModelAndView malformed() {
    return page(HttpStatus.BAD_REQUEST);
  }

  /** The agent's words are still in their form: "back" and "send" again is all they need to do. */
  @ExceptionHandler(CannotAccept.class)
  ModelAndView notTaken() {
    return page(HttpStatus.SERVICE_UNAVAILABLE);
  }

  /** A store is away: the page says which, and that nothing is lost by it. */
  @ExceptionHandler(RuntimeException.class)
  ModelAndView broken(RuntimeException broken) {
    StoreTrouble trouble = StoreTrouble.of(broken);
    if (trouble == null) {
      throw broken;
    }
    log.warn("page not shown: {}", trouble);
    ModelAndView page = page(HttpStatus.SERVICE_UNAVAILABLE);
    page.addObject("databaseAway", trouble == StoreTrouble.DATABASE_AWAY);
    return page;
  }

  private static ModelAndView page(HttpStatus status) {
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("status", status.value());
    return page;
  }
}
