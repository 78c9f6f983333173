/**
 * What is asked of cases, messages and obligations, and by whom. What a viewer may not see is not there: it is in no list,
 * and asking for it by its id is answered, by the same statement, like asking for what does not exist (P13).
 */
@NullMarked
package cn.caitong.engine.search;

import org.jspecify.annotations.NullMarked;
