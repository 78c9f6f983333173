/** The launcher, run for real in a small project of its own, with stand-ins for Maven and Java that write down how they were called. */
@NullMarked
package cn.caitong.app.launcher;

import org.jspecify.annotations.NullMarked;
