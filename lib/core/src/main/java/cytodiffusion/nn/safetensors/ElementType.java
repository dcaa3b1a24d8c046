package cytodiffusion.nn.safetensors;

import cytodiffusion.tensor.Precision;
import java.nio.ByteBuffer;

/** The number formats of a safetensors file that are known here. All are little-endian. */
public enum ElementType {
    F64(8) {
        @Override
        float read(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }

        @Override
        public void write(ByteBuffer bytes, float value) {
            bytes.putDouble(value);
        }
    },
    I64(8) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getLong();
        }

        @Override
        public void write(ByteBuffer bytes, float value) {
            bytes.putLong((long) value);
        }
    },
    F32(4) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getFloat();
        }

        @Override
        public void write(ByteBuffer bytes, float value) {
            bytes.putFloat(value);
        }
    },
    F16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return HalfPrecision.toFloat(bytes.getShort());
        }

        @Override
        public void write(ByteBuffer bytes, float value) {
            bytes.putShort(HalfPrecision.toHalf(value));
        }
    },
    BF16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }

        @Override
        public void write(ByteBuffer bytes, float value) {
            bytes.putShort(HalfPrecision.toBfloat16(value));
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static ElementType of(Precision precision) {
        return switch (precision) {
            case FP32 -> F32;
            case BF16 -> BF16;
            case FP16 -> F16;
        };
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    abstract float read(ByteBuffer bytes);

    /** Appends a number, rounded to this format. */
    public abstract void write(ByteBuffer bytes, float value);
}
