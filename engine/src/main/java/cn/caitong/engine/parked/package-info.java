/**
 * What could not be done by itself: kept with a reason, an owner and an alarm until a person resolves it (P1, P9). Nothing
 * here decides; whoever parks something leaves its neighbours untouched.
 */
@NullMarked
package cn.caitong.engine.parked;

import org.jspecify.annotations.NullMarked;
