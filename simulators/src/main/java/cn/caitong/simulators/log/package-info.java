/** Files of one JSON line each that survive a kill, and the journal of all traffic kept in one. What was answered is on disk before the answer leaves. */
@NullMarked
package cn.caitong.simulators.log;

import org.jspecify.annotations.NullMarked;
