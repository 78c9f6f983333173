@NullMarked
package cn.caitong.engine.files;

import org.jspecify.annotations.NullMarked;
