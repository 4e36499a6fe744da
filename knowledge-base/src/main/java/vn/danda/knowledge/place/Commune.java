package vn.danda.knowledge.place;

/** A commune-level unit since 2025-07-01, as the General Statistics Office numbers and names it: 17488, "Xã Diễn Châu". */
public record Commune(String code, String name) {}
