/**
 * What the flows have in common in reading their events: fields, and whose word a date of publication is.
 */
@NullMarked
package cn.caitong.routes.event;

import org.jspecify.annotations.NullMarked;
