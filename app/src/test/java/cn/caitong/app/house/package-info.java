/** The house rules as tests: what depends on what, what no code may do, how routes and tests are named. Each rule is also tried on something faulty. */
@NullMarked
package cn.caitong.app.house;

import org.jspecify.annotations.NullMarked;
