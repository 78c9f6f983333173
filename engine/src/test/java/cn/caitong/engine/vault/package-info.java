/** Tests of sealing, on the published vectors and on keys as an operator keeps them. */
@NullMarked
package cn.caitong.engine.vault;

import org.jspecify.annotations.NullMarked;
