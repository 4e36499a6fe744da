package vn.danda.dialogue;

import java.util.Map;

/** The addresses that open other channels and hand a word over there; by the channel's name, in a fixed order. */
@FunctionalInterface
public interface OtherChannels {

  Map<String, String> links(String word);
}
