/** Backups of real databases, damaged, half done and whole. */
@NullMarked
package cn.caitong.engine.backup;

import org.jspecify.annotations.NullMarked;
