package app.strapline.store

import android.content.Context
import android.os.StrictMode
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import strapline.generateKey

/** What the phone gives of the key that recordings are sealed with. */
sealed interface StoreKey {
    class Given(val bytes: ByteArray) : StoreKey

    /** There are recordings, and the key to them is gone. */
    data object Lost : StoreKey
}

/**
 * Small secrets on disk, sealed with a key that never leaves the phone's Keystore: the store's own key, and what a person
 * said about themselves. Nothing of it is in a backup.
 */
class Vault(context: Context) {
    private val folder: File = context.noBackupFilesDir
    private val sealedKey = File(folder, "store.sealed")

    /** Where recordings lie. */
    val recordings = File(folder, "recordings")

    /** The store's key; a new one where nothing was recorded yet. */
    fun storeKey(): StoreKey {
        if (sealedKey.exists()) {
            return read(sealedKey)?.let { StoreKey.Given(it) } ?: StoreKey.Lost
        }
        return if (recordings.list().isNullOrEmpty()) StoreKey.Given(newStoreKey()) else StoreKey.Lost
    }

    /** A new key in place of one that is gone. */
    fun newStoreKey(): ByteArray {
        val key = generateKey()
        write(sealedKey, key)
        return key
    }

    /** A secret by its name; `null` where there is none, or none that can be opened. */
    fun read(name: String): ByteArray? = read(File(folder, "$name.sealed"))

    fun write(name: String, secret: ByteArray) = write(File(folder, "$name.sealed"), secret)

    /** Destroys the key, without which the rest is noise, and then the rest. */
    fun destroy() {
        keystore().deleteEntry(ALIAS)
        folder.listFiles().orEmpty().filter { it != recordings }.forEach { it.delete() }
    }

    private fun read(file: File): ByteArray? = try {
        StrictMode.noteSlowCall(file.name)
        val (key, bytes) = Pair(keystore().getKey(ALIAS, null) as SecretKey?, file.readBytes())
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, key ?: throw GeneralSecurityException("no key"), GCMParameterSpec(TAG_BITS, bytes, 0, IV))
        cipher.doFinal(bytes, IV, bytes.size - IV)
    } catch (_: GeneralSecurityException) {
        null
    } catch (_: IOException) {
        null
    } catch (_: IllegalArgumentException) {
        // Cut short.
        null
    }

    private fun write(file: File, secret: ByteArray) {
        StrictMode.noteSlowCall(file.name)
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, wrappingKey())
        val sealed = cipher.iv + cipher.doFinal(secret)
        val whole = File(file.path + ".new")
        whole.outputStream().use {
            it.write(sealed)
            it.fd.sync()
        }
        if (!whole.renameTo(file)) throw IOException("${file.name} cannot be written")
    }

    private fun wrappingKey(): SecretKey {
        (keystore().getKey(ALIAS, null) as SecretKey?)?.let { return it }
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(ALIAS, purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
            // A recording goes on while the phone is locked: no authentication for the key itself.
            .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE).apply { init(spec) }.generateKey()
    }

    private fun keystore() = KeyStore.getInstance(KEYSTORE).apply { load(null) }

    private companion object {
        const val KEYSTORE = "AndroidKeyStore"
        const val ALIAS = "strapline"
        const val CIPHER = "AES/GCM/NoPadding"
        const val TAG_BITS = 128
        const val IV = 12
    }
}
