/**
 * The hub as files, and back: a consistent copy of the database with the keys and blobs beside it, without any program of
 * PostgreSQL's. What is not whole is never taken for a backup, and nothing is restored over something else.
 */
@NullMarked
package cn.caitong.engine.backup;

import org.jspecify.annotations.NullMarked;
