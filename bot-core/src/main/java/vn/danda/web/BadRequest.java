package vn.danda.web;

/** The caller's mistake, said in both languages; becomes a problem document (RFC 9457) with status 400. */
final class BadRequest extends RuntimeException {

  private final String field;
  private final String vietnamese;
  private final String english;

  BadRequest(String field, String vietnamese, String english) {
    super(english);
    this.field = field;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  String field() {
    return field;
  }

  String vietnamese() {
    return vietnamese;
  }

  String english() {
    return english;
  }
}
