/** Tests of the ids that are derived. They are pinned: a change would break every stored case. */
@NullMarked
package cn.caitong.engine.flow;

import org.jspecify.annotations.NullMarked;
