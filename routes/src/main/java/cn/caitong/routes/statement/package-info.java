/** What partners say of a day as a whole: their statements. */
@NullMarked
package cn.caitong.routes.statement;

import org.jspecify.annotations.NullMarked;
