/**
 * After a restore (P12): no money leaves until every partner has covered the time that the backup does not know, by its
 * statements or by two persons' word. The gap, and how it was covered, are evidence.
 */
@NullMarked
package cn.caitong.engine.recovery;

import org.jspecify.annotations.NullMarked;
