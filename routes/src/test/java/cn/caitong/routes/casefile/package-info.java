/** What the tests of the flows have in common. */
@NullMarked
package cn.caitong.routes.casefile;

import org.jspecify.annotations.NullMarked;
