/**
 * How every flow keeps its cases: as JSON, with accounts and numbers sealed, and with the times that its clocks stood still
 * for.
 */
@NullMarked
package cn.caitong.routes.casefile;

import org.jspecify.annotations.NullMarked;
