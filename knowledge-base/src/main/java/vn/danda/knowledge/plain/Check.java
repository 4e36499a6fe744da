package vn.danda.knowledge.plain;

import java.util.List;

/** One rule: reads a text and names what breaks it. */
interface Check {
  List<PlainFinding> findings(PlainText text);
}
