@NullMarked
package cn.caitong.simulators.sftp;

import org.jspecify.annotations.NullMarked;
