/** The portal, as its hub hears it. */
@NullMarked
package cn.caitong.simulators.portal;

import org.jspecify.annotations.NullMarked;
