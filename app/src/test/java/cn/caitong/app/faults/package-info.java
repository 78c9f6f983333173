/**
 * What the hub stands on fails under load: PostgreSQL is restarted or loses a session at COMMIT, the disk is full. The hub is
 * never started again; clients and partners judge.
 */
@NullMarked
package cn.caitong.app.faults;

import org.jspecify.annotations.NullMarked;
