package app.strapline.views

import android.view.View
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.Button

/** Has a screen reader say "button" of what is one. */
object AsButton : View.AccessibilityDelegate() {
    override fun onInitializeAccessibilityNodeInfo(host: View, info: AccessibilityNodeInfo) {
        super.onInitializeAccessibilityNodeInfo(host, info)
        info.className = Button::class.java.name
    }
}
