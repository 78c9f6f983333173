/**
 * Partners that are met in files on their own SFTP server, both ways. What they put down is read by one node at a time and is
 * the hub's once a transaction says so, whatever becomes of the file; what they are told is put down under a name made of its
 * id, and only their own result file says that they have it. A descriptor and a dialect folder make a partner of them.
 */
@NullMarked
package cn.caitong.connectors.sftp;

import org.jspecify.annotations.NullMarked;
