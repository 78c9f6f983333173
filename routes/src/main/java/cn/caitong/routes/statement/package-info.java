/** What partners say of a day as a whole: their statements, and what these are held against. */
@NullMarked
package cn.caitong.routes.statement;

import org.jspecify.annotations.NullMarked;
