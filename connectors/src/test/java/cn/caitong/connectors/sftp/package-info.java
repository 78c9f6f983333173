@NullMarked
package cn.caitong.connectors.sftp;

import org.jspecify.annotations.NullMarked;
