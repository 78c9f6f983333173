/** Tests of what is found, and by whom, on rows written straight into the tables. */
@NullMarked
package cn.caitong.engine.search;

import org.jspecify.annotations.NullMarked;
