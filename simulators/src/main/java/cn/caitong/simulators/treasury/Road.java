package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.queue.QueueDoor;
import java.net.URI;

/** By which the hub's calls come in. */
sealed interface Road extends AutoCloseable {
    URI address();

    /** From now on nobody is let in, and who is in is cut off. */
    void shut();

    void open();

    @Override
    void close();

    /** A port of its own. */
    record Http(Door door) implements Road {
        @Override
        public URI address() {
            return door.address();
        }

        @Override
        public void shut() {
            door.shut();
        }

        @Override
        public void open() {
            door.open();
        }

        @Override
        public void close() {
            door.close();
        }
    }

    /** Its queue at the hub's broker. */
    record Queue(QueueDoor door) implements Road {
        @Override
        public URI address() {
            return door.address();
        }

        @Override
        public void shut() {
            door.shut();
        }

        @Override
        public void open() {
            door.open();
        }

        @Override
        public void close() {
            door.close();
        }
    }
}
