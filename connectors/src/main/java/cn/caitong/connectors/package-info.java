/** Partners: descriptors, protocols in and out, and the broker that wakes. One package for each kind of protocol; nothing here knows what a deposit is. */
@NullMarked
package cn.caitong.connectors;

import org.jspecify.annotations.NullMarked;
