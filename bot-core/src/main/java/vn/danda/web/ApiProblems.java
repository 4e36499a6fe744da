package vn.danda.web;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.danda.channels.InboundListener.CannotAccept;
import vn.danda.store.StoreTrouble;

/**
 * Errors of the API as problem documents (RFC 9457): {@code title} and {@code detail} in Vietnamese, {@code title_en}
 * and {@code detail_en} in English. They never repeat what was sent: it may be personal.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

  private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

  @ExceptionHandler(BadRequest.class)
  ResponseEntity<ProblemDetail> badRequest(BadRequest bad) {
    ProblemDetail problem =
        problem(HttpStatus.BAD_REQUEST, "Yêu cầu chưa đúng", "Bad request", bad.vietnamese(), bad.english());
    problem.setProperty("field", bad.field());
    return answer(problem);
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
    BodyRefused refused = BodyRefused.in(unreadable);
    if (refused != null) {
      return answer(refused(refused));
    }
    return answer(
        problem(
            HttpStatus.BAD_REQUEST,
            "Yêu cầu chưa đúng",
            "Bad request",
            "Nội dung gửi lên không phải JSON hợp lệ, hoặc một trường có kiểu không đúng",
            "The body is not valid JSON, or a field has the wrong type"));
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException wrong) {
    return answer(
        problem(
            HttpStatus.METHOD_NOT_ALLOWED,
            "Sai phương thức",
            "Method not allowed",
            "Địa chỉ này không nhận " + wrong.getMethod(),
            "This address does not take " + wrong.getMethod()));
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeNotSupportedException wrong) {
    return answer(
        problem(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Sai kiểu nội dung",
            "Unsupported media type",
            "Hãy gửi application/json",
            "Send application/json"));
  }

  @ExceptionHandler(CannotAccept.class)
  ResponseEntity<ProblemDetail> cannotAccept(CannotAccept cannot) {
    return comeAgain();
  }

  private static ResponseEntity<ProblemDetail> comeAgain() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(busy());
  }

  @ExceptionHandler(RuntimeException.class)
  ResponseEntity<ProblemDetail> broken(RuntimeException broken) {
    StoreTrouble away = StoreTrouble.of(broken);
    if (away != null) {
      log.warn("request refused: {}", away);
      return comeAgain();
    }
    log.error("request failed", broken);
    return answer(
        problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Có trục trặc",
            "Something broke",
            "Máy chủ gặp lỗi, xin thử lại sau",
            "The server failed, please try again later"));
  }

  static ProblemDetail busy() {
    return problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Máy chủ đang bận",
        "Busy",
        "Chưa nhận được tin, xin gửi lại sau giây lát",
        "Not taken, send it again in a moment");
  }

  static ProblemDetail refused(BodyRefused refused) {
    return refused.status() == HttpStatus.REQUEST_TIMEOUT
        ? problem(
            refused.status(),
            "Nội dung gửi lên quá chậm",
            "Too slow",
            "Nội dung không tới đủ trong thời gian cho phép, xin gửi lại",
            "The body did not arrive in time, send it again")
        : problem(
            refused.status(),
            "Nội dung gửi lên quá dài",
            "Too long",
            "Nội dung dài hơn mức cửa này nhận",
            "The body is longer than this door takes");
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ProblemDetail problem(
      HttpStatus status, String title, String titleEn, String detail, String detailEn) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("about:blank"));
    problem.setTitle(title);
    problem.setProperty("title_en", titleEn);
    problem.setProperty("detail_en", detailEn);
    return problem;
  }
}
