/**
 * The money ledger: what was received, what is owed of it, and the numbered instructions by which it leaves. What P2
 * promises is checked before it is written, with words, and by the database's constraints when it is written.
 */
@NullMarked
package cn.caitong.engine.money;

import org.jspecify.annotations.NullMarked;
