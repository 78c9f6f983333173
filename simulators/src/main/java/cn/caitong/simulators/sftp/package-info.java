/**
 * A trading centre that is met in files on its own SFTP server, in two dialects; their contracts are the READMEs of their
 * folders under {@code mappings/dialects}. It reads and writes them with its own code.
 */
@NullMarked
package cn.caitong.simulators.sftp;

import org.jspecify.annotations.NullMarked;
