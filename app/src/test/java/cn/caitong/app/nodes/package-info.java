/**
 * Two nodes as processes of their own, on one PostgreSQL and one Artemis that are processes of their own too: each is stopped,
 * killed and emptied in the middle of its work, and what clients and partners wrote down is the judge.
 */
@NullMarked
package cn.caitong.app.nodes;

import org.jspecify.annotations.NullMarked;
