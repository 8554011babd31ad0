<?php
/**
 * Plugin Name: Moderation
 * Description: Tells the moderation service of every new, changed and deleted comment and post, and again until it is taken.
 * Version: 1.0
 * Requires at least: 5.6
 * Requires PHP: 7.4
 * License: AGPL-3.0-or-later
 *
 * Each event is signed as a Standard Webhook. It is stored before it is sent, so that nothing is lost while the
 * service cannot be reached: WP-Cron sends it again, later each time, for three days.
 */

defined('ABSPATH') || exit;

add_action('wp_insert_comment', fn($id) => moderation_tell_comment('comment.created', $id));
add_action('edit_comment', fn($id) => moderation_tell_comment('comment.edited', $id));
add_action('transition_comment_status', fn($new, $old, $comment) => moderation_tell_comment('comment.edited', $comment->comment_ID), 10, 3);
add_action('delete_comment', fn($id) => moderation_queue('comment.deleted', ['id' => (int) $id]));
add_action('save_post', 'moderation_tell_post', 10, 2);
add_action('before_delete_post', fn($id, $post) => moderation_is_told($post) && moderation_queue('post.deleted', ['id' => (int) $id, 'type' => $post->post_type]), 10, 2);
add_action('moderation_send', 'moderation_send', 10, 2);
add_action('admin_menu', 'moderation_add_page');
add_action('admin_init', 'moderation_add_settings');

/** Queue a comment as it is stored now; other kinds than comments (pings, orders of a shop) are not ours. */
function moderation_tell_comment(string $type, $id): void
{
    clean_comment_cache($id);
    $comment = get_comment($id);
    if (!$comment || !in_array($comment->comment_type, ['', 'comment'], true)) {
        return;
    }
    moderation_queue($type, [
        'id' => (int) $comment->comment_ID,
        'post' => (int) $comment->comment_post_ID,
        'parent' => (int) $comment->comment_parent,
        'author' => (int) $comment->user_id,
        'author_name' => $comment->comment_author,
        'author_url' => $comment->comment_author_url,
        'date_gmt' => mysql_to_rfc3339($comment->comment_date_gmt),
        'content' => $comment->comment_content,
        'link' => get_comment_link($comment),
        'status' => ['1' => 'approved', '0' => 'hold'][$comment->comment_approved] ?? $comment->comment_approved,
        'type' => 'comment',
    ]);
}

/** Queue a post or page, with its status: the service refuses drafts without storing them. */
function moderation_tell_post(int $id, WP_Post $post): void
{
    if (!moderation_is_told($post) || $post->post_status === 'auto-draft') {
        return;
    }
    moderation_queue('post.edited', [
        'id' => $id,
        'author' => (int) $post->post_author,
        'date_gmt' => mysql_to_rfc3339($post->post_date_gmt),
        'modified_gmt' => mysql_to_rfc3339($post->post_modified_gmt),
        'title' => $post->post_title,
        'content' => $post->post_content,
        'link' => get_permalink($post),
        'status' => $post->post_status,
        'password' => $post->post_password === '' ? '' : 'yes',
        'type' => $post->post_type,
    ]);
}

function moderation_is_told($post): bool
{
    return $post instanceof WP_Post && in_array($post->post_type, ['post', 'page'], true) && !wp_is_post_revision($post);
}

/** Store one event and let WP-Cron send it at once; the same text in the same state is told once. */
function moderation_queue(string $type, array $data): bool
{
    if (!get_option('moderation_url') || !get_option('moderation_secret')) {
        return false;
    }
    $key = 'moderation_' . strtok($type, '.') . '_' . $data['id'];
    $told = md5(wp_json_encode([substr($type, -8) === '.deleted', $data['content'] ?? '', $data['title'] ?? '', $data['status'] ?? '']));
    if (get_transient($key) === $told) {
        return false;
    }
    set_transient($key, $told, HOUR_IN_SECONDS);
    $body = wp_json_encode(['type' => $type, 'timestamp' => gmdate('Y-m-d\TH:i:s\Z'), 'data' => $data]);
    $id = 'wp_' . wp_generate_uuid4();
    add_option($id, $body, '', 'no');
    wp_schedule_single_event(time(), 'moderation_send', [$id, 0]);
    return true;
}

/** Send a stored event; keep it for the next attempt unless it was taken or never will be. */
function moderation_send(string $id, int $attempt): void
{
    $waits = [5, 60, 300, 1800, 7200, 21600, 43200, 86400, 86400]; // seconds after each attempt
    $body = get_option($id);
    if ($body === false) {
        return;
    }
    $time = (string) time();
    $key = base64_decode(preg_replace('/^whsec_/', '', trim(get_option('moderation_secret'))));
    $signature = base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));
    $answer = wp_remote_post(get_option('moderation_url'), [
        'timeout' => 10,
        'redirection' => 0,
        'body' => $body,
        'headers' => [
            'Content-Type' => 'application/json',
            'webhook-id' => $id,
            'webhook-timestamp' => $time,
            'webhook-signature' => "v1,$signature",
        ],
    ]);
    $status = wp_remote_retrieve_response_code($answer);
    if ($status === 202 || !isset($waits[$attempt])) {
        delete_option($id);
        return;
    }
    if (is_int($status) && $status >= 400 && $status < 500) {
        update_option('moderation_refused', gmdate('Y-m-d H:i:s') . ' UTC: ' . $status);
    }
    wp_schedule_single_event(time() + $waits[$attempt], 'moderation_send', [$id, $attempt + 1]);
}

function moderation_add_page(): void
{
    add_options_page('Moderation', 'Moderation', 'manage_options', 'moderation', 'moderation_show_page');
}

function moderation_add_settings(): void
{
    register_setting('moderation', 'moderation_url', ['sanitize_callback' => 'sanitize_url']);
    register_setting('moderation', 'moderation_secret', ['sanitize_callback' => fn($new) => $new ?: get_option('moderation_secret')]);
}

/** Show the two settings; a secret that was given is never shown again. */
function moderation_show_page(): void
{
    $refused = get_option('moderation_refused');
    ?>
    <div class="wrap"><h1>Moderation</h1>
    <?php if ($refused) { ?><p><?php echo esc_html("The service refused a delivery at $refused. Check the address and the secret."); ?></p><?php } ?>
    <form method="post" action="options.php"><?php settings_fields('moderation'); ?>
    <p><label>Webhook address<br><input class="regular-text" type="url" name="moderation_url" value="<?php echo esc_attr(get_option('moderation_url')); ?>"></label></p>
    <p><label>Secret<br><input class="regular-text" type="password" name="moderation_secret" autocomplete="off" placeholder="<?php echo get_option('moderation_secret') ? '••••••' : 'whsec_…'; ?>"></label></p>
    <?php submit_button(); ?></form></div>
    <?php
}
