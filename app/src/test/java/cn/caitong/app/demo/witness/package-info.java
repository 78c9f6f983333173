/** Tests of what the demo reads alike wherever it judges. They stand in the package that they test. */
@NullMarked
package cn.caitong.app.demo.witness;

import org.jspecify.annotations.NullMarked;
