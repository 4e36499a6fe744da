package vn.danda.comment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the bot says in public.
 *
 * @param answers false = the bot answers no comment by itself; they all wait for staff
 * @param perPost answers below one post
 * @param perHour answers below all posts in any hour; many alike lines look like spam to the network
 * @param postAge below older posts the bot answers only when staff switched it on
 */
@ConfigurationProperties("danda.comments")
record CommentSettings(
    @DefaultValue("true") boolean answers,
    @DefaultValue("50") int perPost,
    @DefaultValue("60") int perHour,
    @DefaultValue("14d") Duration postAge) {}
