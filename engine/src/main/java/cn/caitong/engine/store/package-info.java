/**
 * The database: its settings, its one migration folder, and the transactions everything else runs in. PostgreSQL is the
 * truth; nothing here starts unless it is a durable one.
 */
@NullMarked
package cn.caitong.engine.store;

import org.jspecify.annotations.NullMarked;
