/**
 * Comments below our posts. What is to be said about one is thought out in the dialogue of its writer, like everything
 * else; here is what that cannot know: the post, the caps, who else answered, and the queue of those that wait for staff.
 *
 * <ul>
 *   <li>{@link vn.danda.comment.Comments} is the book of comments, in the database; the recorder writes it;
 *   <li>{@code CommentGate} is asked by the outbox before anything is done about a comment: the last word
 *       on "once, not too many, not on old posts, not over a colleague". What it holds back waits for staff, with the
 *       reason;
 *   <li>{@link vn.danda.comment.Posts} knows the posts' ages and what staff switched on or off.
 * </ul>
 */
@NullMarked
package vn.danda.comment;

import org.jspecify.annotations.NullMarked;
