package vn.danda.knowledge.place;

import java.util.List;
import java.util.Set;

/**
 * One thing a name stands or stood for.
 *
 * @param words the name in lower case with its marks, without the kind of unit: [diễn, châu]
 * @param unit the kind of unit without marks: "xa", "phuong", "thi tran", "huyen", "thi xa", "thanh pho"
 * @param codes the communes of today that lie there
 */
record PlaceName(List<String> words, String unit, boolean former, Set<String> codes) {

  boolean isDistrict() {
    return unit.equals("huyen") || unit.equals("thi xa") || unit.equals("thanh pho");
  }
}
