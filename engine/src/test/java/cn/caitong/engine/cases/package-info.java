/** Tests of cases on a real database, with a flow that counts. */
@NullMarked
package cn.caitong.engine.cases;

import org.jspecify.annotations.NullMarked;
