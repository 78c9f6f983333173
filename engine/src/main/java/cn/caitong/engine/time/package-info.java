/**
 * Time: legal time is the database's (plus the demo's offset), the ticker is this process's and only measures. Firing stops
 * by itself when the clocks cannot be believed, until a person has looked.
 */
@NullMarked
package cn.caitong.engine.time;

import org.jspecify.annotations.NullMarked;
